package org.giaoban.model;

/**
 * Something that must hold between two elements of one submission; skipped where either is blank.
 *
 * @param left code of the element that the finding is shown at
 */
public record Rule(String code, Kind kind, String left, String right, Effect effect) {

    /** What must hold. */
    public enum Kind {
        /** Both are zero or neither is: conferences and their attendance. */
        PAIR(FindingCode.LINKED_PAIR),
        /** Where {@code left} is above zero, so is {@code right}: persons inspected need an inspection. */
        CARRIER(FindingCode.CARRIER_WITHOUT_EVENT),
        /** {@code left} is at most {@code right}: a part of a whole. */
        AT_MOST(FindingCode.RATIO_ABOVE_100);

        private final FindingCode finding;

        Kind(FindingCode finding) {
            this.finding = finding;
        }

        /** What is said where it does not hold. */
        public FindingCode finding() {
            return finding;
        }
    }
}
