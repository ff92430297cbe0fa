// All that html-validate recommends, but for what is taste and no rule of HTML.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }], // either is HTML; MkDocs' themes write it so
    "valid-id": ["error", { relaxed: true }], // HTML lets ids begin with a digit, and check-ins are found by their days
    "meta-refresh": ["error", { allowLongDelay: true }], // screens on the wall load afresh after 20 hours, which WCAG 2.2.1 allows
    "require-sri": ["error", { target: "crossorigin" }], // a page asks no other host for anything
    "long-title": "off", // a page is called like its objective, which is a sentence
  },
};
