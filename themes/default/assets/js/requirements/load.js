// What lists are made of comes in classic scripts that hand over their data by one
// call, lintelRequirements(name, data): they load from file:// and under script-src
// 'self', one an element, so that no list is paid for but one's own.
const VERSION = 1;
const waiting = new Map();
const loaded = new Map();

globalThis.lintelRequirements = (name, data) => {
  waiting.get(name)?.(data);
  waiting.delete(name);
};

function script(address, name) {
  return new Promise((done, failed) => {
    waiting.set(name, done);
    const element = document.createElement("script");
    element.src = address;
    const end = () => {
      element.remove();
      if (waiting.delete(name)) failed(new Error(`${address} cannot be read`));
    };
    element.onload = end;
    element.onerror = end;
    document.head.append(element);
  });
}

function once(address, name) {
  if (!loaded.has(name)) {
    const promise = script(address, name);
    loaded.set(name, promise);
    promise.catch(() => loaded.delete(name));
  }
  return loaded.get(name);
}

// loadForm reads what all lists share.
export async function loadForm(address) {
  const form = await once(address, "form:");
  if (form.version !== VERSION) throw new Error("another version");
  return form;
}

// loadElement reads what one element asks for; null when there is no such.
export const loadElement = (folder, id) => once(`${folder}${id}.js`, id).catch(() => null);
