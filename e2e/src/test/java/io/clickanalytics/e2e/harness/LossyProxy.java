package io.clickanalytics.e2e.harness;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a broker and loses the next responses to requests of one kind: the broker has done the work, and the client never
 * hears of it. It can also be cut: then nothing passes, and nobody is told, until it is healed.
 *
 * <p>A Kafka frame is a size of 4 bytes and a body; a request's body begins with API key (2 bytes), version (2) and correlation id
 * (4), a response's with the correlation id.
 */
public final class LossyProxy implements AutoCloseable {
    /** API key of EndTxn. */
    public static final short END_TXN = 26;

    /** API key of InitProducerId. */
    public static final short INIT_PRODUCER_ID = 22;

    private final ServerSocket listener;
    private final int brokerPort;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile short lossy = -1;
    private volatile CountDownLatch healed = new CountDownLatch(0);

    private LossyProxy(InetAddress address, int port, int brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        listener = new ServerSocket(port, 50, address);
        threads.execute(this::accept);
    }

    /** Begins to listen, and loses nothing yet. */
    public static LossyProxy before(TestKafka kafka) {
        return before(kafka, InetAddress.getLoopbackAddress().getHostAddress());
    }

    /** The same at another address of this machine. */
    public static LossyProxy before(TestKafka kafka, String address) {
        try {
            return new LossyProxy(InetAddress.getByName(address), kafka.proxyPort(), kafka.proxiedPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on what is sent is under way. */
    public void cut() {
        healed = new CountDownLatch(1);
    }

    /** What was under way arrives. */
    public void heal() {
        healed.countDown();
    }

    /** Loses so many of the responses to come. */
    public void lose(short apiKey, int responses) {
        lossy = apiKey;
        toLose.set(responses);
    }

    /** Responses lost up to now. */
    public int lost() {
        return lost.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
                client.setTcpNoDelay(true);
                broker.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(broker);
                Set<Integer> awaited = ConcurrentHashMap.newKeySet();
                threads.execute(() -> pump(client, broker, frame -> passes() && noteRequest(frame, awaited)));
                threads.execute(() -> pump(broker, client, frame -> passes() && keepResponse(frame, awaited)));
            } catch (IOException e) {
                // a client that cannot be served tries again; a closed listener ends the loop
            }
        }
    }

    /** Passes on what is to be passed on. */
    private interface Gate {
        boolean passes(byte[] frame);
    }

    private boolean passes() {
        try {
            healed.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean noteRequest(byte[] frame, Set<Integer> awaited) {
        var header = ByteBuffer.wrap(frame);
        short apiKey = header.getShort();
        header.getShort();
        if (apiKey == lossy) {
            awaited.add(header.getInt());
        }
        return true;
    }

    private boolean keepResponse(byte[] frame, Set<Integer> awaited) {
        boolean ofKind = awaited.remove(ByteBuffer.wrap(frame).getInt());
        if (ofKind && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            lost.incrementAndGet();
            return false;
        }
        return true;
    }

    private static void pump(Socket from, Socket to, Gate gate) {
        try (from;
                to;
                var in = new DataInputStream(from.getInputStream());
                OutputStream out = to.getOutputStream()) {
            while (true) {
                var frame = new byte[in.readInt()];
                in.readFully(frame);
                if (gate.passes(frame)) {
                    // at once: a size alone in a packet would wait for its acknowledgement, 40 ms each time
                    out.write(ByteBuffer.allocate(Integer.BYTES + frame.length)
                            .putInt(frame.length)
                            .put(frame)
                            .array());
                }
            }
        } catch (IOException e) {
            // one side has closed: closing the other is all there is to do
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
