/**
 * What `npx eleventy` finds. Eleventy by itself knows nothing of the archive, whose pages are listed
 * by the program: it says so instead of rendering every Markdown file of the repository.
 */

/** Stops Eleventy with words. */
export default function refuse() {
  throw new Error(
    "Eleventy is started by the program here, which lists the pages that it renders. " +
      "Run `npm start` to read the archive while it is edited, `npm run build` to make the site.",
  );
}
