package org.giaoban.catalogue;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The line, from 1, on which each part of a YAML text stands; parts are named by JSON pointers. */
final class Lines {

    private final Map<String, Integer> lines = new HashMap<>();

    static Lines of(String text) {
        Lines lines = new Lines();
        lines.walk("", new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text)));
        return lines;
    }

    /** The line of the part, or of the nearest part around it. */
    int find(String pointer) {
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

    private void walk(String pointer, @Nullable Node node) {
        if (node == null) {
            return;
        }
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                String child = pointer + "/" + key;
                lines.put(child, entry.getKeyNode().getStartMark().getLine() + 1);
                walk(child, entry.getValueNode());
            });
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                walk(pointer + "/" + i, sequence.getValue().get(i));
            }
        }
    }
}
