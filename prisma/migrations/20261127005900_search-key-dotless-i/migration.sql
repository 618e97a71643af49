-- As `searchKey` in app/shared/text.ts: the Turkish ı is an i to whoever searches.
CREATE OR REPLACE FUNCTION search_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    translate(
      replace(replace(replace(
        regexp_replace(normalize(lower(normalize(
          regexp_replace(replace(value, '´', ''''),
            '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U000E0000-\U000E0FFF]', '', 'g'),
          NFKC)), NFKD), '[\u0300-\u036F]', '', 'g'),
        'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
      'øłđı‘’‛ʹʼ′`‐‑‒–—―⁃−"“”„‟«»‹›', 'oldi''''''''''''''--------         '),
    '[\s\u2028\u2029]+', ' ', 'g'))
$$;
