import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';

/** A value that follows another once it has stood still for so long. */
export function refDebounced<T>(source: Ref<T>, ms: number): Ref<T> {
  const settled = shallowRef(source.value) as Ref<T>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(source, (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => (settled.value = value), ms);
  });
  onScopeDispose(() => clearTimeout(timer));
  return settled;
}
