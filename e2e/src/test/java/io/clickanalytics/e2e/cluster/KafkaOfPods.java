package io.clickanalytics.e2e.cluster;

import io.clickanalytics.e2e.harness.Folder;
import io.clickanalytics.e2e.harness.LossyProxy;
import io.clickanalytics.e2e.harness.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;

/**
 * A Kafka of one broker on this machine, and the proxy by which pods reach it.
 *
 * @param volume all that it keeps
 * @param broker as this machine sees it
 * @param road between the pods and it
 * @param bootstrap as pods see it
 */
public record KafkaOfPods(Folder volume, TestKafka broker, LossyProxy road, String bootstrap) implements AutoCloseable {
    /** Starts one; returns when it answers. */
    static KafkaOfPods started(Path folder, TestCluster cluster) {
        String address = addressFor(cluster);
        TestKafka broker = TestKafka.reachableAt(folder, address);
        return new KafkaOfPods(
                new Folder(folder), broker, LossyProxy.before(broker, address), broker.bootstrapAt(address));
    }

    /**
     * What a snapshot of its volume would have: it is killed, its folder is copied, and it is started again. Returns when it
     * answers.
     */
    public void snapshot(Path copy) throws InterruptedException {
        broker.kill(1);
        volume.copyTo(copy);
        broker.restart(1);
    }

    /** Starts it on the volume of a snapshot; what was there before is gone. Returns when it answers. */
    public void restore(Path copy) throws InterruptedException {
        broker.kill(1);
        volume.delete();
        new Folder(copy).copyTo(volume.path());
        broker.restart(1);
    }

    /** The address of this machine from which its nodes are reached. */
    private static String addressFor(TestCluster cluster) {
        String node = cluster.kubectl()
                .run("get", "nodes", "-o", "jsonpath={.items[0].status.addresses[?(@.type==\"InternalIP\")].address}");
        try (var socket = new DatagramSocket()) {
            socket.connect(InetAddress.getByName(node), 9);
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        road.close();
        broker.close();
    }
}
