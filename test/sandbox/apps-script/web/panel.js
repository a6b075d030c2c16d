// Inside the frame: gives the script's page its `google.script`, then becomes that page. Arguments that the real
// service refuses are refused here, before anything is sent.
(() => {
  const outer = new URLSearchParams(location.search).get('outer');
  const waiting = new Map();
  let calls = 0;

  function copied(value, property, above) {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object') {
      if (['boolean', 'number', 'string'].includes(typeof value)) return value;
      throw new Error(`Failed due to illegal value in property: ${property}`);
    }
    if (above.includes(value)) throw new Error(`Failed due to circular reference in property: ${property}`);
    const inside = [...above, value];
    if (Array.isArray(value)) return value.map((each, index) => copied(each, String(index), inside));
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) {
      throw new Error(`Failed due to illegal value in property: ${property}`);
    }
    const defined = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(defined.map(([key, each]) => [key, copied(each, key, inside)]));
  }

  function formFields(form) {
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== 'string') throw new Error(`Failed due to illegal value in property: ${name}`);
      fields[name] = name in fields ? [fields[name], value].flat() : value;
    }
    return fields;
  }

  function call(functionName, args, handlers) {
    const onlyForm = args.length === 1 && args[0] instanceof HTMLFormElement;
    const legal = onlyForm
      ? [formFields(args[0])]
      : args.map((each, index) => copied(each, String(index), []));
    calls += 1;
    waiting.set(calls, handlers);
    parent.postMessage({ kind: 'call', id: calls, functionName, args: legal }, outer);
  }

  function runner(functions, handlers) {
    const set = (name) => (value) => runner(functions, { ...handlers, [name]: value });
    const own = functions.map((name) => [name, (...args) => call(name, args, handlers)]);
    return {
      ...Object.fromEntries(own),
      withSuccessHandler: set('success'),
      withFailureHandler: set('failure'),
      withUserObject: set('userObject'),
    };
  }

  function answered({ id, error, result }) {
    const { success, failure, userObject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (!error) return success?.(result, userObject);
    const thrown = new Error(error.message);
    thrown.name = error.name;
    if (failure) failure(thrown, userObject);
    else console.error(`Uncaught ${thrown}`);
  }

  function become({ html, functions, parameter, parameters, hash }) {
    const script = {
      get run() {
        return runner(functions, {});
      },
      url: { getLocation: (callback) => callback({ hash, parameter, parameters }) },
    };
    document.open();
    window.google = { script };
    // document.open takes away the listeners of the page before.
    addEventListener('message', heard);
    document.write(html);
    document.close();
  }

  function heard({ source, origin, data }) {
    if (source !== parent || origin !== outer) return;
    if (data.kind === 'page') become(data);
    if (data.kind === 'answer') answered(data);
  }

  addEventListener('message', heard);
  parent.postMessage({ kind: 'ready' }, outer);
})();
