import vueI18n from '@intlify/eslint-plugin-vue-i18n';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import a11y from 'eslint-plugin-vuejs-accessibility';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', 'wailsjs/', 'node_modules/', 'eslint.config.js', '.dependency-cruiser.cjs'] },
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  { plugins: { '@intlify/vue-i18n': vueI18n } },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['**/*.ts', '**/*.vue'],
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      // Every text is a key; digits, punctuation and the product's own marks are not texts.
      '@intlify/vue-i18n/no-raw-text': ['error', { ignorePattern: '^[-–—−×✕=+%#:：,，.、/()\\d\\s]+$' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-macros-order': 'error',
      'vue/require-default-prop': 'off',
      'vue/no-unused-properties': 'error',
      'vue/component-api-style': ['error', ['script-setup']],
      // Labels wrap their control here; the plugin's default asks for nesting and an id at once.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    files: ['src/components/**', 'src/views/**', 'src/composables/**', 'src/stores/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/wailsjs/**'], message: 'Only src/api/ talks to Go.' }] },
      ],
    },
  },
  prettier,
);
