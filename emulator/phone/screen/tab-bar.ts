import type { TabBarConfig } from '../contract';
import { element } from './element';

/** WeChat's own tab bar, for a mini program without a custom one. */
export const createTabBar = (
  config: TabBarConfig,
  current: string,
  open: (route: string) => void,
): HTMLElement => {
  const tabs = config.list.map((tab) => {
    const selected = tab.pagePath === current;
    const icon = selected ? (tab.selectedIconPath ?? tab.iconPath) : tab.iconPath;
    const made = element('button', { role: 'tab', onClick: () => open(tab.pagePath) });
    made.setAttribute('aria-selected', String(selected));
    made.style.color = (selected ? config.selectedColor : config.color) ?? '';
    if (icon)
      made.append(
        element('img', { attributes: { src: `/phone/assets/${icon.replace(/^\//, '')}`, alt: '' } }),
      );
    made.append(element('span', { text: tab.text }));
    return made;
  });
  const list = element('div', { role: 'tablist', children: tabs });
  const bar = element('nav', { className: 'tab-bar', label: '底部导航', children: [list] });
  bar.style.background = config.backgroundColor ?? '#ffffff';
  return bar;
};
