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
@ValidationRule(
        value = "!has(self.properties) || !self.properties.exists(key,"
                + " !self.properties[key].matches('^\\\\s*(\\\\$\\\\{|$)') && (key == 'sasl.jaas.config'"
                + " ? self.properties[key].matches('(?i)(password|secret)\\\\s*=')"
                + " : key.endsWith('password') || key in " + KafkaClients.SECRETS + "))",
        fieldPath = ".properties",
        message =
                "found a secret that everybody who reads this resource sees, wanted it in a Secret; move it to the entry "
                        + "client.properties of a Secret and name that in spec.kafka.clients.secret")
public record KafkaClients(
        @Size(max = 64)
        @JsonPropertyDescription(
                "Kafka client settings such as security.protocol, as they are. Not for passwords: see secret.")
        @Nullable
        Map<String, @Size(max = KafkaClients.LONGEST) String> properties,

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

    /** Settings that are secrets by themselves, and those whose names end in password; as a list that CEL reads too. */
    public static final String SECRETS = "['basic.auth.user.info', 'bearer.auth.token', 'ssl.keystore.key']";

    /** Characters of a value: certificates in a row, and a bound that CEL needs. */
    static final int LONGEST = 32_768;

    private static final Set<String> SECRET_KEYS =
            Set.of(SECRETS.replaceAll("[\\[\\]' ]", "").split(","));

    private static final Set<String> OUR_KEYS =
            Set.of(OURS.replaceAll("[\\[\\]' ]", "").split(","));

    /** Whether the programs set it themselves. */
    public static boolean ours(String key) {
        return OUR_KEYS.contains(key);
    }

    /** Whether its value is a secret, unless that only says where the secret is. A login may have one in it: not told here. */
    public static boolean secret(String key) {
        return key.endsWith("password") || SECRET_KEYS.contains(key);
    }
}
