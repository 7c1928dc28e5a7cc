package org.giaoban.narrative;

import freemarker.cache.StringTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateExceptionHandler;
import java.util.Locale;
import java.util.Map;

/**
 * Settings of FreeMarker for templates that come from users: they reach only the values given to them, no Java class, no
 * file, no clock.
 */
public final class TemplateSettings {

    private TemplateSettings() {}

    /**
     * Creates the settings for some templates.
     *
     * @param files text of each template by its file name
     * @param locale locale of numbers and letters in expressions
     */
    public static Configuration of(Map<String, String> files, Locale locale) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        StringTemplateLoader loader = new StringTemplateLoader();
        files.forEach(loader::putTemplate);
        configuration.setTemplateLoader(loader);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(locale);
        configuration.setLocalizedLookup(false);
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        return configuration;
    }
}
