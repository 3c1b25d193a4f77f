import { useText } from './useText';

/** Names a population within its period, the way a sentence or a chart's title needs it. */
export function usePopulation() {
  const { t, say } = useText();

  /** 成交客户, 近 30 天的成交客户, 人群「老客」里的成交客户; everybody of a period are those who were added in it. */
  function populationName(population: string, days: number, among = ''): string {
    if (among && !days && population === 'all') return among;
    if (among) return t('population.among', { among, who: populationName(population, days) });
    if (days && population === 'all') return t('population.added', { n: days });
    const who = say(`population.${population}Long`) ?? population;
    return days ? t('population.within', { who, n: days }) : who;
  }

  return { populationName };
}
