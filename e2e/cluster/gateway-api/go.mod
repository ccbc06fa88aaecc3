// Names the version of the Gateway API whose CRDs the tests apply; nothing is built of it.
module clickanalytics.io/e2e/cluster/gateway-api

go 1.24.0

require sigs.k8s.io/gateway-api v1.4.0
