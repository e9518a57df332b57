// What files are, by their names.

/** What may be a CV. */
export const PAGE = /\.(md|markdown|qmd|rmd|html?)$/i;

/** What can be edited. */
export const TEXT = /\.(md|markdown|qmd|rmd|html?|ya?ml|toml|json|bib|typ|txt|csv|tsv)$/i;
