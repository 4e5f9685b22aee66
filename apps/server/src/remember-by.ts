/**
 * A function of an object that never changes, worked out once for each: parts of a state are shared by the states that follow,
 * so what follows from a part is the same as long as it is the same object. Forgotten with the object.
 */
export function rememberBy<Key extends object, Value>(workOut: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = workOut(key);
    known.set(key, { value });
    return value;
  };
}
