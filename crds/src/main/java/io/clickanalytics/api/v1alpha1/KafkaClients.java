package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of every Kafka client. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.properties) || !self.properties.exists(key, key in " + KafkaClients.OURS + ")",
        fieldPath = ".properties",
        message =
                "wanted none of " + KafkaClients.OURS + ", because counting exactly once depends on them; remove them")
public record KafkaClients(
        @Size(max = 64)
        @JsonPropertyDescription(
                "Kafka client settings such as security.protocol, as they are. Not for passwords: see secret.")
        @Nullable
        Map<String, String> properties,

        @Pattern(Names.OBJECT)
        @Size(max = 253)
        @JsonPropertyDescription(
                "Name of a Secret in this namespace whose entry client.properties holds further client settings; files that these "
                        + "name are further entries of the Secret, found under /etc/clickanalytics/kafka.")
        @Nullable
        String secret) {
    /** Settings that the programs set themselves, as a list that CEL reads too. */
    public static final String OURS = "['acks', 'allow.auto.create.topics', 'auto.offset.reset', 'bootstrap.servers', "
            + "'enable.auto.commit', 'enable.idempotence', 'group.id', 'group.instance.id', 'isolation.level', "
            + "'key.deserializer', 'key.serializer', 'transaction.timeout.ms', 'transactional.id', "
            + "'value.deserializer', 'value.serializer']";

    private static final Set<String> OUR_KEYS =
            Set.of(OURS.replaceAll("[\\[\\]' ]", "").split(","));

    /** Whether the programs set it themselves. */
    public static boolean ours(String key) {
        return OUR_KEYS.contains(key);
    }
}
