"""Training traces: PyTorch in double precision, a dozen steps of four models under five optimizers."""
import torch
import torch.nn.functional as F

USERS, ITEMS, ROWS, STEPS = 7, 5, 6, 12
LOWEST, HIGHEST = 1.0, 5.0
HYBRID = 'hybrid-text-image'
WIDTHS = {'text': 3, 'image': 4}

# Shapes of the weights, in the order in which they are drawn.
TABLES = {'user': [USERS, 3], 'item': [ITEMS, 3]}
SHAPES = {
    'mf-dot': TABLES,
    'biased-mf-sigmoid-range': {**TABLES, 'user_bias': [USERS, 1], 'item_bias': [ITEMS, 1]},
    'concat-mlp': {**TABLES, 'w1': [6, 8], 'b1': [8], 'w2': [8, 1], 'b2': [1]},
    HYBRID: {
        'mf_user': [USERS, 3], 'mf_item': [ITEMS, 3], 'nn_user': [USERS, 3], 'nn_item': [ITEMS, 3],
        'nn_w': [6, 4], 'nn_b': [4], 'text_w': [3, 4], 'text_b': [4], 'image_w': [4, 5], 'image_b': [5],
        'content_w': [9, 6], 'content_b': [6], 'joint_w': [11, 5], 'joint_b': [5], 'out_w': [5, 1], 'out_b': [1],
    },
}


def predict(model, w, user, item, text, image):
    """Scores of the pairs, [rows]."""
    def dense(x, kernel, bias):
        return F.linear(x, w[kernel].T, w[bias])

    def row(table, codes):
        return F.embedding(codes, w[table])

    if model == HYBRID:
        similar = F.normalize(row('mf_user', user), eps=1e-6) * F.normalize(row('mf_item', item), eps=1e-6)
        tastes = F.relu(dense(torch.hstack([row('nn_user', user), row('nn_item', item)]), 'nn_w', 'nn_b'))
        words = F.relu(dense(text[item], 'text_w', 'text_b'))
        photo = F.relu(dense(image[item], 'image_w', 'image_b'))
        content = F.relu(dense(torch.hstack([words, photo]), 'content_w', 'content_b'))
        joint = torch.hstack([similar.sum(1, keepdim=True), tastes, content])
        return dense(dense(joint, 'joint_w', 'joint_b'), 'out_w', 'out_b').squeeze(1)
    if model == 'concat-mlp':
        hidden = F.relu(dense(torch.hstack([row('user', user), row('item', item)]), 'w1', 'b1'))
        return dense(hidden, 'w2', 'b2').squeeze(1)
    score = torch.einsum('rf,rf->r', row('user', user), row('item', item))
    if model == 'mf-dot':
        return score
    score = score + row('user_bias', user).squeeze(1) + row('item_bias', item).squeeze(1)
    return LOWEST + (HIGHEST - LOWEST) * torch.sigmoid(score)


class AdamOfKeras(torch.optim.Optimizer):
    """Adam as Keras writes it: epsilon beside the uncorrected second moment, and a rate that falls by 1 / (1 + decay * step)."""

    def __init__(self, weights, lr, decay, betas=(.9, .999), eps=1e-7):
        super().__init__(weights, {'lr': lr, 'decay': decay, 'betas': betas, 'eps': eps})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            (beta1, beta2), done = group['betas'], group.setdefault('done', 0)
            rate = group['lr'] / (1 + group['decay'] * done)
            group['done'] = done + 1
            corrected = rate * (1 - beta2 ** (done + 1)) ** .5 / (1 - beta1 ** (done + 1))
            for weight in group['params']:
                state = self.state[weight]
                first = state['first'] = beta1 * state.get('first', 0) + (1 - beta1) * weight.grad
                second = state['second'] = beta2 * state.get('second', 0) + (1 - beta2) * weight.grad ** 2
                weight -= corrected * first / (second.sqrt() + group['eps'])


OPTIMIZERS = {
    'sgd(lr=0.1,momentum=0.9)': lambda w: torch.optim.SGD(w, lr=.1, momentum=.9),
    'sgd(lr=0.05)': lambda w: torch.optim.SGD(w, lr=.05),
    'torch-adam(lr=0.01)': lambda w: torch.optim.Adam(w, lr=.01),
    'torch-adamw(lr=0.01,weight_decay=0.1)': lambda w: torch.optim.AdamW(w, lr=.01, weight_decay=.1),
    'keras-adam(lr=0.01,decay=0.0001)': lambda w: AdamOfKeras(w, lr=.01, decay=1e-4),
}
LOSSES = {'mse': F.mse_loss, 'mae': F.l1_loss}


def draw(random):
    """Where 22 traces start, and their batches. Features are exact in single precision, so that no engine starts off by rounding."""
    def case(model, optimizer, loss):
        return {
            'model': model, 'optimizer': optimizer, 'loss': loss, 'users': USERS, 'items': ITEMS,
            **{name: (random.integers(-16, 17, [ITEMS, width]) / 16).tolist() for name, width in WIDTHS.items()},
            'initial': {name: (.3 * random.standard_normal(shape)).round(4).tolist() for name, shape in SHAPES[model].items()},
            'batches': [{
                'user': random.integers(USERS, size=ROWS).tolist(), 'item': random.integers(ITEMS, size=ROWS).tolist(),
                'rating': random.integers(1, 6, ROWS).tolist(),
            } for _ in range(STEPS)],
        }

    pairs = [(model, optimizer, 'mse') for model in SHAPES for optimizer in OPTIMIZERS]
    pairs += [('mf-dot', 'sgd(lr=0.05)', 'mae'), (HYBRID, 'keras-adam(lr=0.01,decay=0.0001)', 'mae')]
    return {'cases': [case(*pair) for pair in pairs]}


def answer(document):
    return {**document, 'cases': [trace(case) for case in document['cases']]}


def trace(case):
    """The loss of every step, gradients of the first, and weights after the last. Tables take dense gradients: every row moves."""
    weights = {name: double(values).requires_grad_() for name, values in case['initial'].items()}
    optimizer = OPTIMIZERS[case['optimizer']](list(weights.values()))
    losses, gradients = [], None
    for batch in case['batches']:
        pairs = torch.tensor(batch['user']), torch.tensor(batch['item'])
        scores = predict(case['model'], weights, *pairs, double(case['text']), double(case['image']))
        loss = LOSSES[case['loss']](scores, double(batch['rating']))
        optimizer.zero_grad()
        loss.backward()
        gradients = gradients or rounded({name: weight.grad for name, weight in weights.items()})
        losses.append(round(loss.item(), 12))
        optimizer.step()
    return {**case, 'first_gradients': gradients, 'losses': losses, 'final': rounded(weights)}


def double(values):
    return torch.tensor(values, dtype=torch.float64)


def rounded(tensors):
    return {name: tensor.detach().numpy().round(12).tolist() for name, tensor in tensors.items()}
