import { useText } from './useText';

/** Names a population within its period, the way a sentence or a chart's title needs it. */
export function usePopulation() {
  const { t, say, locale } = useText();

  /** “Customers tagged …” as it stands within an English sentence. */
  const inSentence = (people: string): string =>
    locale.value === 'en' ? people.charAt(0).toLowerCase() + people.slice(1) : people;

  /** 成交客户, 近 30 天的成交客户, 人群「老客」里的成交客户; everybody of a period are those who were added in it. */
  function populationName(population: string, days: number, among = ''): string {
    const people = inSentence(among);
    if (people && !days && population === 'all') return people;
    if (people) return t('population.among', { among: people, who: populationName(population, days) });
    if (days && population === 'all') return t('population.added', { n: days });
    const who = say(`population.${population}Long`) ?? population;
    return days ? t('population.within', { who, n: days }) : who;
  }

  return { populationName };
}
