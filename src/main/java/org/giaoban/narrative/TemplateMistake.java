package org.giaoban.narrative;

import freemarker.template.TemplateModelException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.workspace.NearestName;

/** Thrown by functions and directives that a template does not call as they are declared. */
public class TemplateMistake extends TemplateModelException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> values;
    private final transient Optional<String> nearest;

    TemplateMistake(String key, Optional<String> nearest, Object... values) {
        super(key + " " + List.of(values));
        this.key = key;
        this.nearest = nearest;
        this.values = List.of(values);
    }

    /** @param key the key of the fault's texts, as {@link Fault#of} takes it */
    static TemplateMistake of(String key, Object... values) {
        return new TemplateMistake(key, Optional.empty(), values);
    }

    /** Creates the mistake of a name that there is not. */
    static TemplateMistake ofName(String key, String written, Collection<String> known, Object... values) {
        return new TemplateMistake(key, NearestName.find(written, known), values);
    }

    /** Returns the fault. @param where file and line of the call */
    public Fault fault(String where) {
        return Fault.of(key, where, values.toArray()).likely(nearest);
    }
}
