import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';
import { z } from 'zod';

import { keys } from '../api/keys';
import { drawPortrait, fetchBuying, fetchChina, fetchPopulations } from '../api/portraits';
import type { PortraitQuery } from '../api/types';
import { EVERYBODY, PERIODS, POPULATIONS, writeAddress } from './filterAddress';
import { partsOf, ruleOf, type RuleNode } from './rule';
import { usePopulation } from './usePopulation';
import { useText } from './useText';

const MEASURES = ['customers', 'orders'] as const;
const MAPS = ['tiles', 'geo'] as const;

const schema = z.object({
  pop: z.enum(POPULATIONS).catch('buyers'),
  days: z.coerce
    .number()
    .refine((n) => PERIODS.some((p) => p === n))
    .catch(365),
  by: z.enum(MEASURES).catch('customers'),
  map: z.enum(MAPS).catch('tiles'),
  where: z
    .string()
    .max(20_000)
    .catch('')
    .transform((text) => ruleOf(partsOf(text))),
});
type Asked = z.infer<typeof schema>;

const part = z.object({
  gender: z.string().optional(),
  age: z.object({ from: z.number(), to: z.number(), unknown: z.boolean().optional() }).optional(),
  country: z.string().optional(),
  province: z.string().nullish(),
});

/** What leads from a part of a chart to its customers. */
export type Part = z.infer<typeof part>;

/** The part a chart's datum stands for; undefined when it stands for nobody, as the inset of the map does. */
function readPart(datum: unknown): Part | undefined {
  const read = part.safeParse(datum);
  return read.success && Object.values(read.data).some((v) => v != null) ? read.data : undefined;
}

/** What stands in the address; no rule leaves nothing there. */
const addressFor = ({ where, ...asked }: Asked): LocationQueryRaw => ({ ...asked, ...(where && { where }) });

/** 客户画像: population, rule, period, measure and kind of map stand in the address; Go counts and draws the options. */
export function usePortrait() {
  const route = useRoute();
  const router = useRouter();
  const { locale } = useText();
  const { populationName } = usePopulation();

  const asked = computed<Asked>(() => schema.parse(route.query));
  const ask = (patch: Partial<Asked>): void => void router.replace({ query: addressFor({ ...asked.value, ...patch }) });

  const query = computed<PortraitQuery>(() => ({
    population: asked.value.pop,
    lastDays: asked.value.days,
    measure: asked.value.by,
    language: locale.value,
    rule: asked.value.where,
  }));
  const portrait = useQuery({
    queryKey: computed(() => keys.portrait(query.value)),
    queryFn: () => drawPortrait(query.value),
    placeholderData: keepPreviousData,
  });
  const populations = useQuery({
    queryKey: computed(() => keys.populations(asked.value.days, asked.value.where)),
    queryFn: () => fetchPopulations(query.value),
    placeholderData: keepPreviousData,
  });
  const buying = useQuery({
    queryKey: computed(() => keys.buying(query.value)),
    queryFn: () => fetchBuying(query.value),
    placeholderData: keepPreviousData,
  });
  const china = useQuery({
    queryKey: keys.china,
    queryFn: fetchChina,
    staleTime: Infinity,
    enabled: computed(() => asked.value.map === 'geo'),
  });

  /** The list of the customers behind a part of a chart. */
  function addressOf(of: Part, ...more: RuleNode[]): LocationQueryRaw {
    const { age, province, ...rest } = of;
    return writeAddress({
      filter: {
        ...EVERYBODY,
        population: asked.value.pop,
        lastDays: asked.value.days,
        rule: ruleOf([...partsOf(asked.value.where), ...more]),
        ...rest,
        ...(age && { age: { unknown: false, ...age } }),
        ...(province != null && { province }),
      },
    });
  }

  function open(datum: unknown): void {
    const found = readPart(datum);
    if (found) void router.push({ name: 'customers', query: addressOf(found) });
  }

  /** The list of who bought such orders, or orders with such lines, in the period. */
  function addressOfBuyers(of: 'orders' | 'lines', field: string, value: string | number): LocationQueryRaw {
    const days = asked.value.days;
    return addressOf(
      {},
      {
        measure: 'count',
        of,
        ...(days && { in: { lastDays: days } }),
        where: [{ field, op: '=', value }],
        op: '>=',
        value: 1,
      },
    );
  }

  const who = computed(() => populationName(asked.value.pop, asked.value.days, portrait.data.value?.who));

  return { asked, ask, query, portrait, populations, buying, china, who, addressOf, addressOfBuyers, open };
}
