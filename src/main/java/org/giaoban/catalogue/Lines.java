package org.giaoban.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Line numbers, from 1, of the values of a YAML text; values are named by JSON pointers. */
public final class Lines {

    private final String text;
    private final Map<String, Integer> lines = new HashMap<>();

    Lines(String text) {
        this.text = text;
    }

    /** Returns the line of a value, or of the nearest enclosing value. */
    int find(String pointer) {
        if (lines.isEmpty()) {
            // composed on first use because most definitions have no fault
            new Compose(LoadSettings.builder().build()).composeString(text).ifPresent(root -> walk("", root));
        }
        for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            if (at.lastIndexOf('/') < 0) {
                return 1;
            }
        }
    }

    /**
     * Returns the line of the first alias, {@code *name}; empty if there is none. Definitions have no use for aliases, and a
     * few of them can stand for any amount of text.
     */
    static OptionalInt findAlias(String text) {
        try {
            for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
                if (event.getEventId() == Event.ID.Alias) {
                    return OptionalInt.of(
                            event.getStartMark().map(Mark::getLine).orElse(0) + 1);
                }
            }
        } catch (YamlEngineException e) {
            // whoever reads the text reports it
            return OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    private void walk(String pointer, Node node) {
        lines.putIfAbsent(pointer, line(node));
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                String child = pointer + "/" + key;
                lines.put(child, line(entry.getKeyNode()));
                walk(child, entry.getValueNode());
            });
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                walk(pointer + "/" + i, sequence.getValue().get(i));
            }
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
