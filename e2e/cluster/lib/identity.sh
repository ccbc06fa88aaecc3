# shellcheck shell=bash
# Who is who: a certificate authority for each start, certificates and kubeconfigs.

identities() {
    local pki=$state/pki
    mkdir -m 700 "$pki"
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=clickanalytics-cluster \
        -keyout "$pki/ca.key" -out "$pki/ca.crt" 2>/dev/null
    openssl genrsa -out "$pki/service-accounts.key" 2048 2>/dev/null
    certificate apiserver /CN=kube-apiserver \
        DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:198.18.128.1,IP:198.19.0.1
    # The groups are Kubernetes' own: RBAC binds them to cluster-admin and the node authorizer.
    certificate admin /O=system:masters/CN=admin
    certificate kubelet /O=system:nodes/CN=system:node:node
    certificate controller-manager /CN=system:kube-controller-manager
    certificate scheduler /CN=system:kube-scheduler
    certificate proxy /CN=system:kube-proxy
    local name
    for name in kubelet controller-manager scheduler proxy; do
        write_kubeconfig "$name" "$pki/$name.kubeconfig"
    done
    write_kubeconfig admin "$kubeconfig"
}

# certificate NAME SUBJECT [ALTERNATIVE-NAMES]: NAME.crt and NAME.key
certificate() {
    local name=$1 subject=$2 names=${3:-} pki=$state/pki
    openssl req -newkey rsa:2048 -nodes -subj "$subject" -keyout "$pki/$name.key" -out "$pki/$name.csr" 2>/dev/null
    openssl x509 -req -days 30 -in "$pki/$name.csr" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -CAcreateserial \
        -out "$pki/$name.crt" -extfile <(
            echo 'extendedKeyUsage = serverAuth, clientAuth'
            [[ -z $names ]] || echo "subjectAltName = $names"
        ) 2>/dev/null
}

# write_kubeconfig NAME TARGET: whole in itself, so that it can be copied
write_kubeconfig() {
    local name=$1 target=$2 pki=$state/pki
    (umask 077 && cat >"$target") <<YAML
apiVersion: v1
kind: Config
current-context: clickanalytics-cluster
clusters:
  - name: clickanalytics-cluster
    cluster: {server: "https://198.19.0.1:6443", certificate-authority-data: $(base64 -w 0 "$pki/ca.crt")}
users:
  - name: $name
    user: {client-certificate-data: $(base64 -w 0 "$pki/$name.crt"), client-key-data: $(base64 -w 0 "$pki/$name.key")}
contexts:
  - name: clickanalytics-cluster
    context: {cluster: clickanalytics-cluster, user: $name}
YAML
}
