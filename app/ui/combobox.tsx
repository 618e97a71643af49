import type { ReactNode } from 'react'
import { Button as AriaButton, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { FieldNotes, isInvalid, OptionalMark, type FieldSource, type FieldText } from './field-frame.tsx'
import { Icon } from './icons.tsx'

export type ComboboxItem = { id: string; label: string; detail?: ReactNode; before?: ReactNode }

/**
 * A long list to choose from by typing. The form gets the chosen item's id under the field's name. It needs scripts:
 * where a form must work before them, use `SelectField`.
 */
export function ComboboxField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  items,
  placeholder,
  onChoose,
}: FieldText & { field: FieldSource; items: ComboboxItem[]; placeholder?: string; onChoose?: (id: string | null) => void }) {
  const { t } = useTranslation('ui')
  return (
    <ComboBox
      className={classNames('field', isInvalid(field) && 'is-invalid')}
      id={field.id}
      name={field.name}
      formValue="key"
      defaultItems={items}
      defaultSelectedKey={typeof field.defaultValue === 'string' ? field.defaultValue : undefined}
      onSelectionChange={(key) => onChoose?.(key === null ? null : String(key))}
      isInvalid={isInvalid(field)}
      aria-describedby={field.errors?.length ? field.errorId : undefined}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
        {optional ? <OptionalMark /> : null}
      </Label>
      <FieldNotes field={field} hint={hint} />
      <span className="field-control select-wrap">
        <Input className="input pe-10" placeholder={placeholder} />
        <AriaButton className="combobox-open" aria-label={t('combobox.open')}>
          <Icon name="down" />
        </AriaButton>
      </span>
      <Popover className="popover combobox-popover">
        <ListBox<ComboboxItem> className="menu" renderEmptyState={() => <p className="menu-empty">{t('combobox.empty')}</p>}>
          {(item) => (
            <ListBoxItem className="menu-item" textValue={item.label}>
              {item.before}
              <span className="min-w-0 flex-1">
                {item.label}
                {item.detail ? <span className="block text-xs text-ink-2">{item.detail}</span> : null}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
