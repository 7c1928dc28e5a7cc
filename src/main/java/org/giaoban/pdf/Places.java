package org.giaoban.pdf;

import java.util.List;

/**
 * Places within a document that its reader can go to.
 *
 * @param headings the headings, in their order, which become bookmarks
 * @param links the lines of its contents, in their order
 */
public record Places(List<Heading> headings, List<Link> links) {

    /**
     * A heading on a page.
     *
     * @param isSub true if it belongs to the heading before it that is no such one
     * @param page number of its page, from 0
     * @param top distance from the upper edge of the page, in points
     */
    public record Heading(String text, boolean isSub, int page, int top) {}

    /**
     * A line that leads to another page.
     *
     * @param page number of its page, from 0
     * @param left distance from the left edge of the page, in points
     * @param top distance from the upper edge of the page, in points
     * @param target number of the page that it leads to, from 0
     */
    public record Link(String text, int page, int left, int top, int width, int height, int target) {}

    public Places {
        headings = List.copyOf(headings);
        links = List.copyOf(links);
    }
}
