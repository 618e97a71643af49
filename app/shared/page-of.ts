/** The field that says for whom a form's page was made. */
export const PAGE_OF = 'page-of'
