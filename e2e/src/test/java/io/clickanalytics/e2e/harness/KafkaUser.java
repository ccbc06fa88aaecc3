package io.clickanalytics.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A user of Kafka as an example describes it for Strimzi.
 *
 * @param resource the KafkaUser
 */
public record KafkaUser(JsonNode resource) {
    private static final String JAAS = "sasl.jaas.config";

    /** Of a file among the examples. */
    public static KafkaUser example(String name) {
        Path file = Documents.ROOT.resolve("manifests/examples/strimzi-existing/kafka/kafkauser-" + name + ".yaml");
        try {
            return new KafkaUser(new YAMLMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Strimzi does: may now do what it says, with a password. */
    public KafkaUser made(TestKafka kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            var credentials = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name(), credentials, password())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            admin.createAcls(bindings()).all().get(30, TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no user " + name(), e);
        }
    }

    /** May do more to a topic. */
    public void allow(TestKafka kafka, String topic, AclOperation operation) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            admin.createAcls(List.of(binding(ResourceType.TOPIC, topic, operation)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Settings of its clients and the files that these name, in the form that the operator gives them.
     *
     * @param folder gets the files
     * @param authority certificate of who signed the broker's
     */
    public Map<String, String> settings(TestKafka kafka, Path folder, String authority) {
        try {
            Files.writeString(folder.resolve("ca.crt"), authority);
            Files.writeString(
                    folder.resolve(JAAS),
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                            .formatted(name(), password()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeMap<>(Map.of(
                "bootstrap.servers",
                kafka.secured(),
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                folder.resolve("ca.crt").toString(),
                "sasl.mechanism",
                "SCRAM-SHA-512",
                JAAS,
                "${directory:" + folder + ":" + JAAS + "}",
                "config.providers",
                "directory",
                "config.providers.directory.class",
                "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
                "config.providers.directory.param.allowed.paths",
                folder.toString()));
    }

    private List<AclBinding> bindings() {
        List<AclBinding> bindings = new ArrayList<>();
        for (JsonNode acl : resource.at("/spec/authorization/acls")) {
            JsonNode what = acl.get("resource");
            ResourceType type =
                    switch (what.get("type").asText()) {
                        case "topic" -> ResourceType.TOPIC;
                        case "group" -> ResourceType.GROUP;
                        case "transactionalId" -> ResourceType.TRANSACTIONAL_ID;
                        default -> throw new IllegalArgumentException(what.toString());
                    };
            for (JsonNode operation : acl.get("operations")) {
                bindings.add(binding(type, what.get("name").asText(), operation(operation.asText())));
            }
        }
        return bindings;
    }

    private AclBinding binding(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + name(), "*", operation, AclPermissionType.ALLOW));
    }

    private static AclOperation operation(String name) {
        return AclOperation.fromString(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
    }

    private String name() {
        return resource.at("/metadata/name").asText();
    }

    private String password() {
        return name() + "-password";
    }
}
