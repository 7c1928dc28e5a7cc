/** Makes documents from briefings: first what they say, as rows and prose, then how it looks, as PDF. */
@NullMarked
package org.giaoban.render;

import org.jspecify.annotations.NullMarked;
