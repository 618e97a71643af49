import type { FrameworkContent } from './framework.ts'
import { INCLUSION } from './sections/inclusion.ts'
import { MEASURING, RESILIENCE, SUSTAINABILITY } from './sections/outcomes.ts'
import { PERFORMANCE } from './sections/performance.ts'
import { WELL_BEING } from './sections/well-being.ts'

export const SECOND_FRAMEWORK: FrameworkContent = {
  title: 'A framework for smart cities and inclusive growth',
  pillars: [...PERFORMANCE, WELL_BEING, INCLUSION, SUSTAINABILITY, RESILIENCE, MEASURING],
}
