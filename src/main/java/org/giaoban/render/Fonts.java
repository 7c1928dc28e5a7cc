package org.giaoban.render;

public final class Fonts {
    public static String check() {
        return "";
    }
}
