// Answers of the XML protocols: an object becomes elements, an array the `member` elements of a list.

export type Xml = string | number | boolean | readonly Xml[] | { readonly [name: string]: Xml | undefined };

export function toXml(value: Xml): string {
  if (Array.isArray(value)) return value.map((each) => `<member>${toXml(each)}</member>`).join('');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, inner]) => (inner === undefined ? '' : `<${name}>${toXml(inner)}</${name}>`))
      .join('');
  }
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
