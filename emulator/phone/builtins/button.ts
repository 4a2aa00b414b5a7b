import { closestInstance, type BuiltIn, type Host } from './definition';
import { connectHover, HOVER_ATTRIBUTES } from './hover';
import { resetForm, submitForm } from './form';

/** Values of `open-type` that do something here. */
export const OPEN_TYPES: readonly string[] = ['', 'getPhoneNumber', 'agreePrivacyAuthorization'];

const failed = (reason: string) => ({ errMsg: `getPhoneNumber:fail ${reason}` });

const phoneNumber = async ({ services }: Host): Promise<object> => {
  try {
    await services.requirePrivacy('getPhoneNumber');
  } catch (error) {
    return { ...failed(error instanceof Error ? error.message : String(error)), errno: 104 };
  }
  const answer = await services.askPhoneNumber();
  return answer ? { code: answer.code, errMsg: 'getPhoneNumber:ok' } : failed('user deny');
};

const openTypes: Readonly<Record<string, (host: Host) => void>> = {
  getPhoneNumber: (host) => void phoneNumber(host).then((detail) => host.fire('getphonenumber', detail)),
  agreePrivacyAuthorization: (host) => {
    host.services.agreePrivacy(host.id());
    host.fire('agreeprivacyauthorization', {});
  },
};

const act = (host: Host): void => {
  if (host.flag('disabled')) return;
  const form = closestInstance(host.dom, 'form');
  if (form && host.text('form-type') === 'submit') submitForm(form.host);
  if (form && host.text('form-type') === 'reset') resetForm(form.host);
  const openType = host.text('open-type');
  if (!openType) return;
  const open = openTypes[openType];
  if (!open) throw new Error(`button open-type="${openType}" is not emulated`);
  open(host);
};

export const button: BuiltIn = {
  tag: 'button',
  attributes: {
    ...HOVER_ATTRIBUTES,
    'hover-class': 'string',
    'hover-start-time': { type: 'number', value: 20 },
    'hover-stay-time': { type: 'number', value: 70 },
    type: 'string',
    size: 'string',
    plain: 'boolean',
    disabled: 'boolean',
    loading: 'boolean',
    'form-type': 'string',
    'open-type': 'string',
  },
  inert: ['lang', 'phoneNumberNoQuotaToast', 'phone-number-no-quota-toast'],
  events: ['getphonenumber', 'agreeprivacyauthorization'],
  connect(host) {
    connectHover(host, 'button-hover');
    host.onTap(() => act(host));
    const render = () => {
      for (const name of ['type', 'size']) host.dom.setAttribute(name, host.text(name));
      for (const name of ['plain', 'disabled', 'loading']) host.dom.toggleAttribute(name, host.flag(name));
      if (host.flag('disabled')) host.dom.setAttribute('aria-disabled', 'true');
      else if (host.read('aria-disabled') === null) host.dom.removeAttribute('aria-disabled');
    };
    return { render, activate: () => act(host) };
  },
};
