package org.giaoban.print;

import java.awt.Color;

/** The colours of drawings: black in three strengths and one accent. */
final class Ink {

    static final Color DARK = new Color(0x22, 0x22, 0x22);
    static final Color OUTLINE = new Color(0x55, 0x55, 0x55);
    static final Color LIGHT = new Color(0xB4, 0xB4, 0xB4);
    static final Color ACCENT = new Color(0x9B, 0x2D, 0x20);

    private Ink() {}
}
