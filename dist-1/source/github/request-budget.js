export function counting(api) {
  let spent = 0;
  const counted = (call) =>
    new Proxy(call, {
      apply(target, self, args) {
        spent += 1;
        return Reflect.apply(target, self, args);
      },
    });
  return {
    api: { request: counted(api.request), graphql: counted(api.graphql) },
    get spent() {
      return spent;
    },
  };
}
