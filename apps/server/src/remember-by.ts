/**
 * A function of an object that never changes, worked out once for each: parts of a state are shared by the states that follow,
 * so what follows from a part is the same as long as it is the same object. Forgotten with the object.
 *
 * `from` is where the first time takes it from: something of which it follows for the same key that the value is the same.
 */
export function rememberBy<Key extends object, Value, From extends readonly unknown[] = []>(
  workOut: (key: Key, ...from: From) => Value,
): (key: Key, ...from: From) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key, ...from) => {
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = workOut(key, ...from);
    known.set(key, { value });
    return value;
  };
}
