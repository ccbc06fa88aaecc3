package io.clickanalytics.operator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads who manages which field into maps of the smallest size. They are about half of what a watch keeps of an object, and
 * as the client's own maps, most of them empty, more than half of the operator's memory.
 */
final class CompactFields extends StdDeserializer<FieldsV1> {
    private static final long serialVersionUID = 1;

    private CompactFields() {
        super(FieldsV1.class);
    }

    /** That of a client; a field of a CRD newer than this operator is not read, and does not keep it from reading the others. */
    static KubernetesSerialization serialization() {
        var mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.registerModule(new SimpleModule("compact-fields").addDeserializer(FieldsV1.class, new CompactFields()));
        return new KubernetesSerialization(mapper, true);
    }

    @Override
    public FieldsV1 deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var fields = new FieldsV1();
        fields.setAdditionalProperties(map(parser));
        return fields;
    }

    private static Map<String, Object> map(JsonParser parser) throws IOException {
        Map<String, Object> map = new HashMap<>();
        JsonToken token = parser.currentToken() == JsonToken.START_OBJECT ? parser.nextToken() : parser.currentToken();
        while (token == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, map(parser));
            token = parser.nextToken();
        }
        return Map.copyOf(map);
    }
}
