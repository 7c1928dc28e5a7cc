package org.giaoban.render;

import java.util.List;

/** A row of a document that shows figures. */
public interface FigureLine {

    /** Lists the figures as text; each must stand on the page, whole. */
    List<String> figures();
}
