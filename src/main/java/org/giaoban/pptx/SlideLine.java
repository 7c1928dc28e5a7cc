package org.giaoban.pptx;

import java.awt.Color;

/** A paragraph of a text box. @param size in points */
record SlideLine(String text, double size, boolean isBold, Color color) {

    /** Width of a letter as a share of its size: about the mean of bold letters and digits. */
    private static final double LETTER = 0.57;

    /** Share of several lines that is filled; whole words go on to the next one. */
    private static final double FILLED = 0.85;

    static final Color DARK = new Color(0x22, 0x22, 0x22);
    static final Color OUTLINE = new Color(0x55, 0x55, 0x55);
    static final Color ACCENT = new Color(0x9B, 0x2D, 0x20);

    static SlideLine plain(String text, double size) {
        return new SlideLine(text, size, false, DARK);
    }

    static SlideLine bold(String text, double size) {
        return new SlideLine(text, size, true, DARK);
    }

    /** Returns the same line in the largest size, from its own down to the smallest one, in which it fits. */
    SlideLine within(double width, int lines, double smallest) {
        double room = lines == 1 ? width : width * lines * FILLED;
        double fitting = size;
        while (fitting > smallest && text.length() * LETTER * fitting > room) {
            fitting--;
        }
        return new SlideLine(text, fitting, isBold, color);
    }
}
