const READ_ALOUD = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
  'description',
])
const HAS_WORD = /\p{L}{2,}/u

/** An ESLint rule: text a person reads stands in app/locales, in every language, and not in JSX. */
export const noProse = {
  meta: {
    type: 'problem',
    messages: { prose: '"{{text}}" is read by a person: it belongs in app/locales.' },
    schema: [],
  },
  create(context) {
    const check = (node, text) => {
      if (HAS_WORD.test(text)) context.report({ node, messageId: 'prose', data: { text: text.trim().slice(0, 60) } })
    }
    const checkExpression = (node) => {
      if (!node) return
      if (node.type === 'Literal' && typeof node.value === 'string') check(node, node.value)
      if (node.type === 'TemplateLiteral') node.quasis.forEach((part) => check(node, part.value.raw))
      if (node.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(checkExpression)
      if (node.type === 'LogicalExpression') checkExpression(node.right)
    }
    return {
      JSXText: (node) => check(node, node.value),
      'JSXElement > JSXExpressionContainer, JSXFragment > JSXExpressionContainer': (node) =>
        checkExpression(node.expression),
      JSXAttribute(node) {
        if (!READ_ALOUD.has(node.name.name) || !node.value) return
        checkExpression(node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value)
      },
    }
  },
}
