import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';
import { z } from 'zod';

import { keys } from '../api/keys';
import { drawPortrait, fetchChina, fetchPopulations } from '../api/portraits';
import type { PortraitQuery } from '../api/types';
import { EVERYBODY, PERIODS, POPULATIONS, writeAddress } from './filterAddress';
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

/** 客户画像: population, period, measure and kind of map stand in the address; Go counts and draws the options. */
export function usePortrait() {
  const route = useRoute();
  const router = useRouter();
  const { locale } = useText();

  const asked = computed<Asked>(() => schema.parse(route.query));
  const ask = (patch: Partial<Asked>): void =>
    void router.replace({ query: { ...asked.value, ...patch } as LocationQueryRaw });

  const query = computed<PortraitQuery>(() => ({
    population: asked.value.pop,
    lastDays: asked.value.days,
    measure: asked.value.by,
    language: locale.value,
  }));
  const portrait = useQuery({
    queryKey: computed(() => keys.portrait(query.value)),
    queryFn: () => drawPortrait(query.value),
    placeholderData: keepPreviousData,
  });
  const populations = useQuery({
    queryKey: computed(() => keys.populations(asked.value.days)),
    queryFn: () => fetchPopulations(asked.value.days),
    placeholderData: keepPreviousData,
  });
  const china = useQuery({
    queryKey: keys.china,
    queryFn: fetchChina,
    staleTime: Infinity,
    enabled: computed(() => asked.value.map === 'geo'),
  });

  /** The list of the customers behind a part of a chart. */
  function addressOf(of: Part): LocationQueryRaw {
    const { age, province, ...rest } = of;
    return writeAddress({
      filter: {
        ...EVERYBODY,
        population: asked.value.pop,
        lastDays: asked.value.days,
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

  return { asked, ask, query, portrait, populations, china, addressOf, open };
}
