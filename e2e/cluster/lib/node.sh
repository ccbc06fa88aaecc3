#!/usr/bin/env bash
# The first process of the node, inside its namespaces: mounts, network, then every program, started again when it dies.
set -euo pipefail

state=$1
# below the new /run
here=/run/cluster
pki=$here/pki

main() {
    mounts
    network
    mkdir -p "$here/run" /run/cni
    run etcd --data-dir /var/lib/etcd --unsafe-no-fsync
    run containerd --config "$here/config/containerd.toml"
    control_plane
    until ctr --namespace k8s.io images import "$here/programs/pause.tar"; do sleep 0.2; done
    run kubelet --config "$here/config/kubelet.yaml" --kubeconfig "$pki/kubelet.kubeconfig" --node-ip 198.19.0.1
    run kube-proxy --config "$here/config/kube-proxy.yaml"
    run coredns -conf "$here/config/Corefile" -quiet
    wait
}

# Whatever is written to the usual folders of a node stays in the state folder or in memory.
mounts() {
    mount -t proc proc /proc
    mount -t tmpfs tmpfs /run
    mkdir "$here"
    mount --bind "$state" "$here"
    mount --bind "$here/log" /var/log
    mount --bind "$here/lib" /var/lib
    # Pods may ask for mounts that propagate.
    mount --make-rshared /
    PATH=$here/programs:$PATH
}

network() {
    echo node >/proc/sys/kernel/hostname
    ip link set lo up
    until ip link show eth0 >/dev/null 2>&1; do sleep 0.1; done
    ip address add 198.19.0.1/30 dev eth0
    ip link set eth0 up
    ip route add default via 198.19.0.2
    echo 1 >/proc/sys/net/ipv4/ip_forward
}

control_plane() {
    run kube-apiserver --etcd-servers http://127.0.0.1:2379 --advertise-address 198.19.0.1 \
        --service-cluster-ip-range 198.18.128.0/17 --authorization-mode Node,RBAC \
        --enable-admission-plugins NodeRestriction --allow-privileged \
        --client-ca-file "$pki/ca.crt" --tls-cert-file "$pki/apiserver.crt" --tls-private-key-file "$pki/apiserver.key" \
        --kubelet-client-certificate "$pki/admin.crt" --kubelet-client-key "$pki/admin.key" \
        --kubelet-preferred-address-types InternalIP \
        --service-account-issuer https://kubernetes.default.svc.cluster.local \
        --service-account-key-file "$pki/service-accounts.key" --service-account-signing-key-file "$pki/service-accounts.key"
    run kube-controller-manager --kubeconfig "$pki/controller-manager.kubeconfig" --use-service-account-credentials \
        --root-ca-file "$pki/ca.crt" --service-account-private-key-file "$pki/service-accounts.key" \
        --allocate-node-cidrs --cluster-cidr 198.18.0.0/17 --node-cidr-mask-size 17 --leader-elect=false
    run kube-scheduler --kubeconfig "$pki/scheduler.kubeconfig" --leader-elect=false
}

# run PROGRAM ARGUMENTS...
run() {
    keep_running "$@" >>"/var/log/$1.log" 2>&1 </dev/null &
}

keep_running() {
    while true; do
        "$@" &
        echo $! >"$here/run/$1"
        wait $! || echo "$1 ended with code $?, starting it again"
        sleep 0.5
    done
}

main
