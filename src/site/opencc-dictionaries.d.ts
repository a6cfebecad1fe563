/** OpenCC's dictionaries as opencc-js ships them: `key value value|key value`. It types none. */
declare module "opencc-js/dict/*" {
  const dictionary: string;
  export default dictionary;
}
