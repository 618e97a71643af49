-- What is compared when somebody searches: the same as `searchKey` in app/shared/text.ts, which has the reasons.
CREATE FUNCTION search_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    translate(
      replace(replace(replace(
        regexp_replace(normalize(lower(normalize(value, NFKC)), NFKD), '[\u0300-\u036F]', '', 'g'),
        'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
      'øłđ‘’ʼ′`´‐‑‒–—―', 'old''''''''''''------'),
    '\s+', ' ', 'g'))
$$;
