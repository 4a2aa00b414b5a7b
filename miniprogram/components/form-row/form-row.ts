/** choice: a tap opens something to choose from. input: typed in place. plain: only what the slot holds. */
export type RowKind = 'choice' | 'input' | 'plain';

/**
 * One field or one line of a menu: label, value, and what is wrong with it. The slot stands below the value. Fires open {} (choice),
 * phone { code } (choice with openType getPhoneNumber) and change { value } (input); what is typed is not handed back to the field,
 * so a page sets `value` only when it fills in itself.
 */
Component({
  properties: {
    label: { type: String, value: '' },
    kind: { type: String, value: 'plain' as RowKind },
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    error: { type: String, value: '' },
    /** Keyboard of an input, as its `type`. */
    keyboard: { type: String, value: 'text' as 'text' | 'number' | 'digit' },
    maxlength: { type: Number, value: 140 },
    /** Label above the value: for labels that are longer than four or five characters. */
    stacked: { type: Boolean, value: false },
    /** Value small, at the end of the line: for menus. */
    trailing: { type: Boolean, value: false },
    /** The value asks to be looked after. */
    warns: { type: Boolean, value: false },
    /** Of a choice: what the platform asks for, as a button's `open-type`. */
    openType: { type: String, value: '' },
  },
  methods: {
    onOpen() {
      if (this.data.kind === 'choice') this.triggerEvent('open', {});
    },
    /** Whoever refuses has no code. */
    onPhone({ detail: { code } }: WechatMiniprogram.ButtonGetPhoneNumber) {
      if (code) this.triggerEvent('phone', { code });
    },
    onInput(event: WechatMiniprogram.Input) {
      this.triggerEvent('change', { value: event.detail.value });
    },
  },
});
