export const DEFAULT_FEATURES = { features: [], allFeatures: false, noDefaultFeatures: false };
/** Cargo's options for one package: named alone, it refuses the features of the others. */
export function featureOptions(asked, of) {
  const own = asked.features.filter((feature) => has(of, feature));
  return [
    ...(own.length > 0 ? ['--features', own.join(',')] : []),
    ...(asked.allFeatures ? ['--all-features'] : []),
    ...(asked.noDefaultFeatures ? ['--no-default-features'] : []),
  ];
}
/** Those that no package has: as cargo, that is refused, since it may be a slip. */
export function unknownFeatures(asked, packages) {
  return asked.features.filter((feature) => !packages.some((one) => has(one, feature)));
}
/** `std`, or `engine/std` of the package or of one that it depends on. */
function has({ name, features, dependencies }, feature) {
  if (Object.hasOwn(features, feature)) return true;
  const [owner, inside] = feature.split('/', 2);
  if (inside === undefined) return false;
  const known = [name, ...dependencies.map((dependency) => dependency.rename ?? dependency.name)];
  return known.includes(owner.replace(/\?$/, ''));
}
