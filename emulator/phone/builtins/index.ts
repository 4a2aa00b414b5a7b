import { button } from './button';
import { checkbox, checkboxGroup, radio, radioGroup, switchControl } from './checkable';
import { canvas, icon, progress, richText, video } from './decoration';
import type { BuiltIn } from './definition';
import { form } from './form';
import { coverImage, image } from './image';
import { input } from './input';
import { label } from './label';
import { navigator } from './navigator';
import { pageMeta } from './page-meta';
import { picker } from './picker';
import { pickerView, pickerViewColumn } from './picker-view';
import { rootPortal } from './root-portal';
import { scrollView } from './scroll-view';
import { slider } from './slider';
import { swiper, swiperItem } from './swiper';
import { text } from './text';
import { textarea } from './textarea';
import { coverView, view } from './view';

/** Every built-in component of the emulated phone. */
export const BUILT_INS: readonly BuiltIn[] = [
  view,
  text,
  image,
  button,
  input,
  textarea,
  form,
  label,
  checkbox,
  checkboxGroup,
  radio,
  radioGroup,
  switchControl,
  picker,
  pickerView,
  pickerViewColumn,
  scrollView,
  swiper,
  swiperItem,
  slider,
  navigator,
  icon,
  progress,
  richText,
  rootPortal,
  pageMeta,
  coverView,
  coverImage,
  canvas,
  video,
];

/** Role that a component has for assistive technology when the page gives none. */
export const OWN_ROLE: Readonly<Record<string, string>> = {
  button: 'button',
  navigator: 'link',
  checkbox: 'checkbox',
  radio: 'radio',
  'radio-group': 'radiogroup',
  switch: 'switch',
  picker: 'button',
  progress: 'progressbar',
  icon: 'img',
};
