// Utilities.formatString and the console's placeholders: printf's %s %d %f %x %o %e %j with flags, width, precision.
const PLACEHOLDER = /%(?:(\d+)\$)?([-+0 ,#]*)(\d+)?(?:\.(\d+))?([sdifxXoeEbcj%])/g;

/** How many arguments a template takes. */
export function placeholders(template: string): number {
  return (template.match(PLACEHOLDER) ?? []).filter((each) => each !== '%%').length;
}

/** An argument that is missing leaves its placeholder standing. */
export function formatString(template: string, args: readonly unknown[]): string {
  let next = 0;
  return template.replace(PLACEHOLDER, (whole, position, flags, width, precision, type) => {
    if (type === '%') return '%';
    const index = position ? Number(position) - 1 : next++;
    if (index >= args.length) return whole;
    const shown = converted(args[index], type, precision === undefined ? undefined : Number(precision));
    const signed = flags.includes('+') && /[dif]/.test(type) && !shown.startsWith('-') ? `+${shown}` : shown;
    if (flags.includes('-')) return signed.padEnd(Number(width ?? 0));
    if (!flags.includes('0') || type === 's') return signed.padStart(Number(width ?? 0));
    const sign = /^[+-]/.exec(signed)?.[0] ?? '';
    return sign + signed.slice(sign.length).padStart(Number(width ?? 0) - sign.length, '0');
  });
}

function converted(value: unknown, type: string, precision: number | undefined): string {
  switch (type) {
    case 'd':
    case 'i':
      return String(Math.trunc(Number(value)));
    case 'f':
      return Number(value).toFixed(precision ?? 6);
    case 'e':
    case 'E':
      return Number(value).toExponential(precision ?? 6);
    case 'x':
      return Number(value).toString(16);
    case 'X':
      return Number(value).toString(16).toUpperCase();
    case 'o':
      return typeof value === 'object' ? JSON.stringify(value) : Number(value).toString(8);
    case 'b':
      return Number(value).toString(2);
    case 'c':
      return String.fromCharCode(Number(value));
    case 'j':
      return JSON.stringify(value);
    default:
      return precision === undefined ? String(value) : String(value).slice(0, precision);
  }
}
