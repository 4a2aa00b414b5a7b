/** The element that the page must have. */
export const find = <Found extends Element>(selector: string, inside: ParentNode = document): Found => {
  const found = inside.querySelector<Found>(selector);
  if (!found) throw new Error(`${selector} is missing`);
  return found;
};

/** What the server lists at an address; nothing where it cannot be had. */
export const list = async <Item>(address: string): Promise<Item[]> => {
  const response = await fetch(address).catch(() => null);
  return response?.ok ? ((await response.json()) as Item[]) : [];
};
