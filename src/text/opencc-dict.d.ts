/** opencc-js ships no types for its dictionaries: `from to [to…]` entries joined by `|`. */
declare module "opencc-js/dict/*" {
  const dictionary: string;
  export default dictionary;
}
