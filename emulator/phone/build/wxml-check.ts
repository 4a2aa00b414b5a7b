import { BUILT_INS } from '../builtins';
import { OPEN_TYPES } from '../builtins/button';
import { COMMON_ATTRIBUTES, COMMON_EVENTS } from '../builtins/common';
import { type BuiltIn, camelCase } from '../builtins/definition';
import type { Problem } from './problems';
import { type Attribute, scanWxml, type Tag } from './wxml-scan';

const STRUCTURE = new Set(['block', 'slot', 'template', 'import', 'include', 'wxs']);
const ENGINE_ATTRIBUTES = new Set(['id', 'class', 'style', 'slot']);
const ENGINE_PREFIXES = /^(?:wx:|data-|mark:|generic:|worklet:|slot:|let:)/;
const EVENT = /^(?:capture-bind|capture-catch|mut-bind|bind|catch):?(.+)$/;

const builtIns = new Map<string, BuiltIn>(BUILT_INS.map((builtIn) => [builtIn.tag, builtIn]));

const known = (builtIn: BuiltIn): ReadonlySet<string> =>
  new Set(
    [
      ...Object.keys(COMMON_ATTRIBUTES),
      ...Object.keys(builtIn.attributes ?? {}),
      ...(builtIn.inert ?? []),
      ...(builtIn.externalClasses ?? []),
    ].map(camelCase),
  );

/** Values that decide what a built-in does, where only some are implemented. */
const LITERALS: Readonly<Record<string, readonly string[]>> = {
  'button open-type': OPEN_TYPES,
  'picker mode': ['selector', 'multiSelector', 'date', 'time'],
  'navigator open-type': ['navigate', 'redirect', 'switchTab', 'reLaunch', 'navigateBack'],
};

const checkAttribute = (
  builtIn: BuiltIn,
  attributes: ReadonlySet<string>,
  attribute: Attribute,
): string | null => {
  const { name, value } = attribute;
  if (ENGINE_ATTRIBUTES.has(name) || ENGINE_PREFIXES.test(name)) return null;
  const event = EVENT.exec(name)?.[1];
  if (event !== undefined) {
    const fires = COMMON_EVENTS.includes(event) || (builtIn.events ?? []).includes(event);
    return fires ? null : `<${builtIn.tag}> 不会触发事件 ${event}`;
  }
  const plain = camelCase(name.replace(/^(?:model|change):/, ''));
  if (!attributes.has(plain)) return `<${builtIn.tag}> 没有实现属性 ${name}`;
  const literals = LITERALS[`${builtIn.tag} ${name}`];
  if (literals && value !== null && !value.includes('{{') && !literals.includes(value))
    return `<${builtIn.tag}> 没有实现 ${name}="${value}"`;
  return null;
};

const checkTag = (tag: Tag, components: ReadonlySet<string>, strict: boolean): Problem[] => {
  if (STRUCTURE.has(tag.name) || components.has(tag.name)) return [];
  const builtIn = builtIns.get(tag.name);
  if (!builtIn)
    return [
      { file: '', line: tag.line, message: `<${tag.name}> 既不是已声明的组件，也不是已实现的内置组件` },
    ];
  if (!strict) return [];
  const attributes = known(builtIn);
  return tag.attributes.flatMap((attribute) => {
    const message = checkAttribute(builtIn, attributes, attribute);
    return message ? [{ file: '', line: attribute.line, message }] : [];
  });
};

/** What may stand above the first node: it draws nothing. */
const DRAWS_NOTHING =
  /<!--[\s\S]*?-->|<(wxs|import)\b[^>]*?\/>|<wxs\b[^>]*>[\s\S]*?<\/wxs>|<import\b[^>]*>\s*<\/import>/g;

/** WeChat takes `page-meta` from a page only, and there only as its first node. */
const checkPageMeta = (source: string, tags: readonly Tag[], isPage: boolean): Problem[] =>
  tags
    .filter(({ name }) => name === 'page-meta')
    .filter(({ offset }) => !isPage || source.slice(0, offset).replace(DRAWS_NOTHING, '').trim() !== '')
    .map(({ line }) => ({
      file: '',
      line,
      message: isPage ? '<page-meta> 只能是页面的第一个节点' : '<page-meta> 只能用在页面里',
    }));

/**
 * What a template uses and this phone does not have. `strict` is for our own templates: attributes and events are
 * looked at too; those of npm packages name many that only some versions of WeChat know.
 */
export const checkWxml = (
  file: string,
  source: string,
  components: ReadonlySet<string>,
  { strict, isPage }: { strict: boolean; isPage: boolean },
): Problem[] => {
  const tags = scanWxml(source);
  return [
    ...tags.flatMap((tag) => checkTag(tag, components, strict)),
    ...checkPageMeta(source, tags, isPage),
  ].map((found) => ({ ...found, file }));
};
