package org.giaoban.narrative;

/** Roman numerals, which number the chapters of documents. */
public final class Roman {

    private static final int[] VALUES = {50, 40, 10, 9, 5, 4, 1};
    private static final String[] SIGNS = {"L", "XL", "X", "IX", "V", "IV", "I"};

    private Roman() {}

    /**
     * Returns a number as a Roman numeral.
     *
     * @param number 1 to 89
     */
    public static String of(int number) {
        StringBuilder roman = new StringBuilder();
        int left = number;
        for (int i = 0; i < VALUES.length; i++) {
            for (; left >= VALUES[i]; left -= VALUES[i]) {
                roman.append(SIGNS[i]);
            }
        }
        return roman.toString();
    }
}
