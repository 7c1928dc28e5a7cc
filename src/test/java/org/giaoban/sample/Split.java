package org.giaoban.sample;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits a whole number over units by weights, so that the shares add up exactly. */
final class Split {

    private Split() {}

    /**
     * The limits of a unit's share: at least {@code least}, at most {@code most}; a unit with weight 0 gets
     * {@code least}.
     */
    record Share(String unit, long weight, long least, long most) {}

    static Map<String, Long> of(long total, List<Share> shares) {
        Map<String, Long> parts = new LinkedHashMap<>();
        shares.forEach(share -> parts.put(share.unit(), share.least()));
        for (long rest = total - sum(parts); rest != 0; rest = total - sum(parts)) {
            List<Share> open = shares.stream()
                    .filter(share -> share.weight() > 0 && parts.getOrDefault(share.unit(), 0L) < share.most())
                    .sorted(Comparator.comparingLong(Share::weight).reversed().thenComparing(Share::unit))
                    .toList();
            long weights = open.stream().mapToLong(Share::weight).sum();
            if (rest < 0 || open.isEmpty()) {
                throw new IllegalStateException(total + " does not fit " + shares);
            }
            boolean isCrumbs = open.stream().allMatch(share -> rest(total, parts) * share.weight() / weights == 0);
            for (Share share : open) {
                long part = isCrumbs ? 1 : rest * share.weight() / weights;
                long fits = Math.min(
                        Math.min(part, share.most() - parts.getOrDefault(share.unit(), 0L)), rest(total, parts));
                parts.merge(share.unit(), fits, Long::sum);
            }
        }
        return parts;
    }

    private static long rest(long total, Map<String, Long> parts) {
        return total - sum(parts);
    }

    private static long sum(Map<String, Long> parts) {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }
}
