import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { PublishSearch, RuleSearch } from './rule-search.ts'

const rulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules',
  staticData: { menu: { title: 'rules.menu.title', about: 'rules.menu.about', permission: 'rule.read' } },
  validateSearch: RuleSearch,
  component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
})

const publishRuleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/publish',
  validateSearch: PublishSearch,
  component: lazyRouteComponent(() => import('./publish-rule-page.tsx'), 'PublishRulePage'),
})

export const ruleRoutes = [rulesRoute, publishRuleRoute] as const
